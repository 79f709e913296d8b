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
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;
import org.tousaidants.support.referrals.Referral.SharedPersonField;
import org.tousaidants.support.referrals.ReferralDraftForm;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.ReferralRecipients;
import org.tousaidants.support.referrals.ReferralStep;
import org.tousaidants.support.referrals.Referrals;

/// « Orientations jouées » — creates referrals at each stage: an urgent referral with a visit, an unanswered
/// referral, one refused and forwarded, and one to a named helper.
@Component
class DemoReferralMaker {
    private static final String NOT_REACHED = "not-reached";

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final ReferralRecipients receivers;
    private final Clock clock;

    DemoReferralMaker(Referrals referrals, ReferralReader referralReader, ReferralRecipients receivers, Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.receivers = receivers;
        this.clock = clock;
    }

    /// Creates referrals (requests to a place to help a person) at each stage.
    ///
    /// @param sender helper with an account, who is the sender of some referrals
    /// @param places two or more places that lists show
    @Transactional
    public void play(SignedInPerson sender, List<Place> places) {
        if (referralReader.countUnderWay() > 0 || places.size() < 2) return;
        var urgent = sent(places.get(0), Optional.empty(), "Lucien (démonstration)", HelpNeed.TAXES, true, sender);
        move(urgent, ReferralStep.SEEN, Optional.empty());
        move(urgent, ReferralStep.APPOINTED, Optional.of(WorkingHoursDeadline.hoursAfter(clock.instant(), 1)));
        var slow = sent(places.get(1), Optional.empty(), "Fatou (démonstration)", HelpNeed.RIGHTS, false, sender);
        move(slow, ReferralStep.SEEN, Optional.empty());
        sent(places.get(1), Optional.empty(), "Germaine (démonstration)", HelpNeed.EMAIL, false, sender);
        var refused = sent(places.get(0), Optional.empty(), "Roger (démonstration)", HelpNeed.EMAIL, false, sender);
        referrals.move(
                refused,
                ReferralHistoryStep.of(
                                ReferralStep.REFUSED,
                                clock.instant(),
                                ReferralStep.ReferralStepAuthor.RECEIVER,
                                Optional.empty())
                        .because(NOT_REACHED)
                        .saying("Le lieu voisin ouvre demain. (Démonstration)"));
        var solved = sent(places.get(1), Optional.empty(), "Zohra (démonstration)", HelpNeed.RIGHTS, false, sender);
        for (var step : List.of(ReferralStep.SEEN, ReferralStep.CAME, ReferralStep.SOLVED))
            move(solved, step, Optional.empty());
        for (var place : places)
            receivers.helping(place.id()).stream()
                    .findFirst()
                    .ifPresent(helping -> sent(
                            place,
                            Optional.of(helping.path()),
                            "Josette (démonstration)",
                            HelpNeed.TAXES,
                            true,
                            sender));
    }

    private void move(UUID id, ReferralStep move, Optional<java.time.Instant> day) {
        referrals.move(
                id,
                ReferralHistoryStep.of(
                                move, clock.instant(), ReferralStep.ReferralStepAuthor.RECEIVER, Optional.empty())
                        .on(day));
    }

    private UUID sent(
            Place place, Optional<String> helper, String who, HelpNeed need, boolean urgent, SignedInPerson sender) {
        var passed = new EnumMap<SharedPersonField, String>(Map.of(
                SharedPersonField.NAME,
                who,
                SharedPersonField.REACH,
                "05 36 49 00 17",
                SharedPersonField.NEED,
                need.parameter()));
        var form = new ReferralDraftForm(
                UUID.randomUUID(),
                place.code().value(),
                helper,
                Optional.empty(),
                urgent,
                Map.copyOf(passed),
                sender.name(),
                "",
                ReferralStep.ReferralStepAuthor.SENDER);
        if (!(referrals.draft(form, Optional.of(sender), "fr")
                instanceof Referrals.ReferralDraftResult.ReferralDraftStored(var id, var follow))) return form.id();
        referrals.send(id, EnumSet.allOf(SharedPersonField.class), "voice", Optional.of(sender), follow.text());
        return id;
    }
}
