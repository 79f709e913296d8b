package org.tousaidants.outreach.positions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// « Postes joués » — a few posts, filled, ending and open twice for the same town: for the demonstration and for
/// browser tests.
@Component
public class DemoPositions {
    private final Positions posts;

    DemoPositions(Positions posts) {
        this.posts = posts;
    }

    /// After a restart the posts already exist, so nothing is created.
    @Transactional
    public void once() {
        if (!posts.all().isEmpty()) return;
        var soon = posts.today().plusMonths(4);
        add("Médiathèque de Marennes", "Communauté de communes", "17219", Position.State.FILLED, Optional.of(soon));
        add("Espace France services de Pons", "Mairie de Pons", "17283", Position.State.WANTED, Optional.empty());
        add("Centre social de Pons", "Association des Tilleuls", "17283", Position.State.ADVERTISED, Optional.empty());
        add("Mairie de Jonzac", "Mairie de Jonzac", "17197", Position.State.WANTED, Optional.empty());
    }

    private void add(String host, String employer, String commune, Position.State state, Optional<LocalDate> until) {
        posts.add(new Position(
                UUID.randomUUID(),
                new Position.Structure(host, employer, Optional.of("accueil@exemple.fr")),
                commune,
                List.of(commune),
                Position.Profile.ADVISER,
                1,
                until,
                new Position.Skills("anglais", "titre professionnel"),
                state,
                ""));
    }
}
