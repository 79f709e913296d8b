package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.dashboard.DeskPages.Part;
import org.tousaidants.platform.dashboard.DeskPages.Standing;
import org.tousaidants.platform.dashboard.DeskPages.Today;
import org.tousaidants.platform.web.DeskCard;

class DeskPagesTest {
    private static Standing standing(DeskCard card) {
        return new Standing(card, card.now().get());
    }

    private final Standing sources =
            standing(DeskCard.of("/bureau/sources", "s", 30).waiting(() -> 2));
    private final Standing reports =
            standing(DeskCard.of("/bureau/signalements", "r", 60).answering(() -> 1));
    private final Standing complaints =
            standing(DeskCard.of("/bureau/reclamations", "c", 90).answering(() -> 0));
    private final Standing journal = standing(DeskCard.of("/bureau/journal", "j", 160));

    @Test
    void whoWaitsForAnAnswerIsSaidBeforeWhatCanWait() {
        var today = Today.of(List.of(sources, reports, complaints, journal));
        assertThat(today.answers()).containsExactly(reports);
        assertThat(today.rest()).containsExactly(sources);
    }

    @Test
    void everyDeskStandsInOnePart() {
        var today = Today.of(List.of(sources, reports, complaints, journal));
        assertThat(today.parts().keySet()).containsExactly(Part.PLACES, Part.LABEL, Part.NETWORK);
        assertThat(today.parts().values().stream().flatMap(List::stream))
                .containsExactly(sources, reports, complaints, journal);
    }

    @Test
    void aNetworkThatBeginsIsToldItsFirstStepsInTheirOrder() {
        var begun = standing(DeskCard.of("/bureau/sources", "s", 30).now(() -> new DeskCard.CardState(0).first(true)));
        var alone = standing(DeskCard.of("/bureau/comptes", "a", 150).now(() -> new DeskCard.CardState(0).first(true)));
        assertThat(Today.of(List.of(begun, reports, journal, alone)).first()).containsExactly(begun, alone);
        assertThat(Today.of(List.of(sources, reports, journal)).first()).isEmpty();
    }
}
