package org.tousaidants.outreach.positions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// « Postes joués » — creates a few positions for the demonstration and for browser tests: filled, ending, and two
/// open ones for the same town.
@Component
public class DemoAdviserPositions {
    private final AdviserPositions posts;

    DemoAdviserPositions(AdviserPositions posts) {
        this.posts = posts;
    }

    /// Creates the positions of the demonstration once. After a restart they already exist, so nothing is
    /// created.
    @Transactional
    public void once() {
        if (!posts.all().isEmpty()) return;
        var soon = posts.today().plusMonths(4);
        add(
                "Médiathèque de Marennes",
                "Communauté de communes",
                "17219",
                AdviserPosition.PositionState.FILLED,
                Optional.of(soon));
        add(
                "Espace France services de Pons",
                "Mairie de Pons",
                "17283",
                AdviserPosition.PositionState.WANTED,
                Optional.empty());
        add(
                "Centre social de Pons",
                "Association des Tilleuls",
                "17283",
                AdviserPosition.PositionState.ADVERTISED,
                Optional.empty());
        add("Mairie de Jonzac", "Mairie de Jonzac", "17197", AdviserPosition.PositionState.WANTED, Optional.empty());
    }

    private void add(
            String host,
            String employer,
            String commune,
            AdviserPosition.PositionState state,
            Optional<LocalDate> until) {
        posts.add(new AdviserPosition(
                UUID.randomUUID(),
                new AdviserPosition.EmployingStructure(host, employer, Optional.of("accueil@exemple.fr")),
                commune,
                List.of(commune),
                AdviserPosition.PositionProfile.ADVISER,
                1,
                until,
                new AdviserPosition.PositionSkills("anglais", "titre professionnel"),
                state,
                ""));
    }
}
