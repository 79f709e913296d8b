package org.tousaidants.path.notebook;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.path.notebook.Notebook.Kind;
import org.tousaidants.path.notebook.Notebook.Way;
import org.tousaidants.platform.identity.Actor;

/// « Cahier joué » — one that a person let a helper keep, open to her for an hour, for a demonstration.
@Component
public class PlayedNotebook {
    private final Notebooks notebooks;

    PlayedNotebook(Notebooks notebooks) {
        this.notebooks = notebooks;
    }

    @Transactional
    public void play(Actor helper) {
        if (notebooks.any()) return;
        var id = UUID.randomUUID();
        notebooks.make(
                helper,
                new Notebooks.Asking(
                        id, "Fatou (démonstration)", Optional.of("le soir, chez sa sœur"), true, Way.VOICE, false));
        notebooks.write(helper, id, Kind.GOAL, "Écrire seule un courriel à l’école");
        notebooks.write(helper, id, Kind.STEP, "A ouvert sa boîte et l’a retrouvée toute seule");
        notebooks.write(helper, id, Kind.PAPER, "identity");
    }
}
