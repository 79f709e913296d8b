package org.tousaidants.demo.stories;

import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;

/// Creates a workshop about the label's rules that took place on the previous afternoon, with its minutes and the
/// draft of rules that results.
@Component
class DemoWorkshopStory {
    private static final LocalTime AFTER_LUNCH = LocalTime.of(14, 0);

    private final DemoWorkshop playedWorkshop;
    private final Clock clock;

    DemoWorkshopStory(DemoWorkshop playedWorkshop, Clock clock) {
        this.playedWorkshop = playedWorkshop;
        this.clock = clock;
    }

    void begin(SignedInPerson by) {
        var yesterday = ParisTime.today(clock).minusDays(1);
        playedWorkshop.hold(
                by,
                "Atelier de Saintes (démonstration, réponses simulées)",
                yesterday.atTime(AFTER_LUNCH).atZone(ParisTime.ZONE).toInstant(),
                "La salle reste partagée : on en reparle au printemps. (Démonstration)");
    }
}
