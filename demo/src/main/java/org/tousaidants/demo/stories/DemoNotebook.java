package org.tousaidants.demo.stories;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.support.notebook.Notebook.ConsentChannel;
import org.tousaidants.support.notebook.Notebook.ContentKind;
import org.tousaidants.support.notebook.Notebooks;

/// « Cahier joué » — creates a notebook that a person agreed to keep, open to the helper for an hour.
@Component
class DemoNotebook {
    private final Notebooks notebooks;

    DemoNotebook(Notebooks notebooks) {
        this.notebooks = notebooks;
    }

    @Transactional
    public void play(Actor helper) {
        if (notebooks.any()) return;
        var id = UUID.randomUUID();
        notebooks.make(
                helper,
                new Notebooks.NewNotebook(
                        id,
                        "Fatou (démonstration)",
                        Optional.of("le soir, chez sa sœur"),
                        true,
                        ConsentChannel.VOICE,
                        false));
        notebooks.write(helper, id, ContentKind.GOAL, "Écrire seule un courriel à l’école");
        notebooks.write(helper, id, ContentKind.STEP, "A ouvert sa boîte et l’a retrouvée toute seule");
        notebooks.write(helper, id, ContentKind.PAPER, "identity");
    }
}
