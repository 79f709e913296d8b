package org.tousaidants.path.actsofhelp;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.path.actsofhelp.Act.Gear;
import org.tousaidants.path.actsofhelp.Act.Kind;
import org.tousaidants.path.actsofhelp.Act.Mode;
import org.tousaidants.path.actsofhelp.Act.Outcome;
import org.tousaidants.path.actsofhelp.Act.Spot;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;

/// « Accompagnements joués » — some weeks of one helper, for a demonstration.
@Component
public class PlayedActs {
    private static final int MANY = 36;

    private final Acts acts;
    private final Clock clock;

    PlayedActs(Acts acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    public void play(Actor helper, Place place) {
        if (!acts.latest(helper, 1).isEmpty()) return;
        acts.makeUsual(helper, place.code());
        var procedures = DiaryLists.procedures();
        for (var n = 0; n < MANY; n++) {
            var workshop = n % 9 == 4;
            var procedure = procedures.get(n * 5 % procedures.size());
            var failed = n % 5 == 2;
            var what = new Act.What(
                    workshop ? Kind.WORKSHOP : Kind.INDIVIDUAL,
                    clock.instant().minus(Duration.ofHours(3 + n * 17L)),
                    List.of(DiaryLists.themeOf(procedure).orElseThrow()),
                    Optional.of(procedure),
                    workshop ? Optional.empty() : Optional.of(Mode.values()[n % Mode.values().length]),
                    15 * (1 + n % 4),
                    workshop ? 4 + n % 5 : 1,
                    new Act.Where(
                            n % 6 == 5 ? Spot.REMOTE : Spot.PLACE,
                            Optional.of(place.id().value())),
                    EnumSet.of(n % 2 == 0 ? Gear.COMPUTER : Gear.PHONE),
                    new Act.Result(
                            Optional.of(failed ? Outcome.NOT : Outcome.SOLVED),
                            failed ? Optional.of(Obstacle.values()[n % Obstacle.values().length]) : Optional.empty(),
                            Optional.empty()));
            acts.log(helper, UUID.randomUUID(), what, Optional.empty());
        }
    }
}
