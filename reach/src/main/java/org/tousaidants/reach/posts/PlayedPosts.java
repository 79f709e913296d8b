package org.tousaidants.reach.posts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// « Postes joués » — a few posts, filled, ending and wanted twice for the same town: for the demonstration and for
/// what looks at pages.
@Component
public class PlayedPosts {
    private final Posts posts;

    PlayedPosts(Posts posts) {
        this.posts = posts;
    }

    /// A site that starts again has its posts already.
    @Transactional
    public void once() {
        if (!posts.all().isEmpty()) return;
        var soon = posts.today().plusMonths(4);
        add("Médiathèque de Marennes", "Communauté de communes", "17219", Post.State.FILLED, Optional.of(soon));
        add("Espace France services de Pons", "Mairie de Pons", "17283", Post.State.WANTED, Optional.empty());
        add("Centre social de Pons", "Association des Tilleuls", "17283", Post.State.ADVERTISED, Optional.empty());
        add("Mairie de Jonzac", "Mairie de Jonzac", "17197", Post.State.WANTED, Optional.empty());
    }

    private void add(String host, String employer, String commune, Post.State state, Optional<LocalDate> until) {
        posts.add(new Post(
                UUID.randomUUID(),
                new Post.Structure(host, employer, Optional.of("accueil@exemple.fr")),
                commune,
                List.of(commune),
                Post.Profile.ADVISER,
                1,
                until,
                new Post.Skills("anglais", "titre professionnel"),
                state,
                ""));
    }
}
