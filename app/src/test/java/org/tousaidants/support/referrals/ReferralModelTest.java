package org.tousaidants.support.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.SpinModel;

class ReferralModelTest {
    @Test
    void theProvedModelHasTheArrowsOfTheCodeForEachActor() throws IOException {
        var arrows = new ArrayList<SpinModel.Arrow>();
        for (var state : ReferralState.values())
            for (var step : ReferralStep.values())
                for (var who : ReferralStep.ReferralStepAuthor.values())
                    new ReferralProgress(state, false, Instant.EPOCH, false, false, false, Optional.empty())
                            .after(step, who, Instant.EPOCH, Optional.of(Instant.EPOCH))
                            .ifPresent(after -> arrows.add(new SpinModel.Arrow(
                                    who.name(),
                                    state.name(),
                                    step.name(),
                                    after.state().name())));
        assertThat(SpinModel.arrows("referral")).containsExactlyInAnyOrderElementsOf(arrows);
    }
}
