package org.tousaidants.path.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.path.referrals.Referral.Passed;
import org.tousaidants.path.referrals.Referral.Step;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;

/// « Orientations jouées » — a few at each stage, for a demonstration: one urgent that came, one that is not
/// answered, one refused and handed on, one to a helper by her name.
@Component
public class PlayedReferrals {
    private static final String NOT_REACHED = "not-reached";

    private final Referrals referrals;
    private final Receivers receivers;
    private final Clock clock;

    PlayedReferrals(Referrals referrals, Receivers receivers, Clock clock) {
        this.referrals = referrals;
        this.receivers = receivers;
        this.clock = clock;
    }

    /// @param sender a helper with an account, who also sent some of them
    /// @param places two or more, in lists
    @Transactional
    public void play(Actor sender, List<Place> places) {
        if (referrals.countUnderWay() > 0 || places.size() < 2) return;
        var urgent = sent(places.get(0), Optional.empty(), "Lucien (démonstration)", Need.TAXES, true, sender);
        move(urgent, Move.SEEN, Optional.empty());
        move(urgent, Move.APPOINTED, Optional.of(clock.instant().plus(Duration.ofHours(1))));
        var slow = sent(places.get(1), Optional.empty(), "Fatou (démonstration)", Need.RIGHTS, false, sender);
        move(slow, Move.SEEN, Optional.empty());
        sent(places.get(1), Optional.empty(), "Germaine (démonstration)", Need.EMAIL, false, sender);
        var refused = sent(places.get(0), Optional.empty(), "Roger (démonstration)", Need.EMAIL, false, sender);
        referrals.move(
                refused,
                Step.of(Move.REFUSED, clock.instant(), Move.By.RECEIVER, Optional.empty())
                        .because(NOT_REACHED)
                        .saying("Le lieu voisin ouvre demain. (Démonstration)"));
        var solved = sent(places.get(1), Optional.empty(), "Zohra (démonstration)", Need.RIGHTS, false, sender);
        for (var step : List.of(Move.SEEN, Move.CAME, Move.SOLVED)) move(solved, step, Optional.empty());
        for (var place : places)
            receivers.helping(place.id()).stream()
                    .findFirst()
                    .ifPresent(helping -> sent(
                            place, Optional.of(helping.path()), "Josette (démonstration)", Need.TAXES, true, sender));
    }

    private void move(UUID id, Move move, Optional<java.time.Instant> day) {
        referrals.move(
                id,
                Step.of(move, clock.instant(), Move.By.RECEIVER, Optional.empty())
                        .on(day));
    }

    private UUID sent(Place place, Optional<String> helper, String who, Need need, boolean urgent, Actor sender) {
        var passed = new EnumMap<Passed, String>(
                Map.of(Passed.NAME, who, Passed.REACH, "05 36 49 00 17", Passed.NEED, need.parameter()));
        var form = new DraftForm(
                UUID.randomUUID(),
                place.code().value(),
                helper,
                Optional.empty(),
                urgent,
                Map.copyOf(passed),
                sender.name(),
                "",
                Move.By.SENDER);
        if (!(referrals.draft(form, Optional.of(sender), "fr")
                instanceof Referrals.Drafting.Drafted(var id, var follow))) return form.id();
        referrals.send(id, EnumSet.allOf(Passed.class), "voice", Optional.of(sender), follow.text());
        return id;
    }
}
