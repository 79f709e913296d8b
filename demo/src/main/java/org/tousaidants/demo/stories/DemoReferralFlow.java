package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingTime;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.support.referrals.Referral.HistoryStep;
import org.tousaidants.support.referrals.Referral.SharedField;
import org.tousaidants.support.referrals.ReferralDraftForm;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.ReferralRecipients;
import org.tousaidants.support.referrals.ReferralStep;
import org.tousaidants.support.referrals.Referrals;

/// « Orientations jouées » — creates referrals at each stage: an urgent one with a visit, an unanswered one,
/// one refused and forwarded, one to a named helper.
@Component
class DemoReferralFlow {
    private static final String NOT_REACHED = "not-reached";

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final ReferralRecipients receivers;
    private final Clock clock;

    DemoReferralFlow(Referrals referrals, ReferralReader referralReader, ReferralRecipients receivers, Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.receivers = receivers;
        this.clock = clock;
    }

    /// @param sender helper with an account, who also sent some of them
    /// @param places two or more, in lists
    @Transactional
    public void play(Actor sender, List<Place> places) {
        if (referralReader.countUnderWay() > 0 || places.size() < 2) return;
        var urgent = sent(places.get(0), Optional.empty(), "Lucien (démonstration)", Need.TAXES, true, sender);
        move(urgent, ReferralStep.SEEN, Optional.empty());
        move(urgent, ReferralStep.APPOINTED, Optional.of(WorkingTime.hoursAfter(clock.instant(), 1)));
        var slow = sent(places.get(1), Optional.empty(), "Fatou (démonstration)", Need.RIGHTS, false, sender);
        move(slow, ReferralStep.SEEN, Optional.empty());
        sent(places.get(1), Optional.empty(), "Germaine (démonstration)", Need.EMAIL, false, sender);
        var refused = sent(places.get(0), Optional.empty(), "Roger (démonstration)", Need.EMAIL, false, sender);
        referrals.move(
                refused,
                HistoryStep.of(
                                ReferralStep.REFUSED,
                                clock.instant(),
                                ReferralStep.StepAuthor.RECEIVER,
                                Optional.empty())
                        .because(NOT_REACHED)
                        .saying("Le lieu voisin ouvre demain. (Démonstration)"));
        var solved = sent(places.get(1), Optional.empty(), "Zohra (démonstration)", Need.RIGHTS, false, sender);
        for (var step : List.of(ReferralStep.SEEN, ReferralStep.CAME, ReferralStep.SOLVED))
            move(solved, step, Optional.empty());
        for (var place : places)
            receivers.helping(place.id()).stream()
                    .findFirst()
                    .ifPresent(helping -> sent(
                            place, Optional.of(helping.path()), "Josette (démonstration)", Need.TAXES, true, sender));
    }

    private void move(UUID id, ReferralStep move, Optional<java.time.Instant> day) {
        referrals.move(
                id,
                HistoryStep.of(move, clock.instant(), ReferralStep.StepAuthor.RECEIVER, Optional.empty())
                        .on(day));
    }

    private UUID sent(Place place, Optional<String> helper, String who, Need need, boolean urgent, Actor sender) {
        var passed = new EnumMap<SharedField, String>(
                Map.of(SharedField.NAME, who, SharedField.REACH, "05 36 49 00 17", SharedField.NEED, need.parameter()));
        var form = new ReferralDraftForm(
                UUID.randomUUID(),
                place.code().value(),
                helper,
                Optional.empty(),
                urgent,
                Map.copyOf(passed),
                sender.name(),
                "",
                ReferralStep.StepAuthor.SENDER);
        if (!(referrals.draft(form, Optional.of(sender), "fr")
                instanceof Referrals.DraftResult.DraftStored(var id, var follow))) return form.id();
        referrals.send(id, EnumSet.allOf(SharedField.class), "voice", Optional.of(sender), follow.text());
        return id;
    }
}
