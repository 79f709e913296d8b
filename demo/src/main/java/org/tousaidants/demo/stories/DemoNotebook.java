package org.tousaidants.demo.stories;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentChannel;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;
import org.tousaidants.support.notebook.PersonNotebooks;

/// « Cahier joué » — creates a notebook to which a person has consented, and which the helper can open for an hour.
@Component
class DemoNotebook {
    private final PersonNotebooks notebooks;

    DemoNotebook(PersonNotebooks notebooks) {
        this.notebooks = notebooks;
    }

    @Transactional
    public void play(SignedInPerson helper) {
        if (notebooks.any()) return;
        var id = UUID.randomUUID();
        notebooks.make(
                helper,
                new PersonNotebooks.NewNotebookInput(
                        id,
                        "Fatou (démonstration)",
                        Optional.of("le soir, chez sa sœur"),
                        true,
                        NotebookConsentChannel.VOICE,
                        false));
        notebooks.write(helper, id, NotebookContentKind.GOAL, "Écrire seule un courriel à l’école");
        notebooks.write(helper, id, NotebookContentKind.STEP, "A ouvert sa boîte et l’a retrouvée toute seule");
        notebooks.write(helper, id, NotebookContentKind.PAPER, "identity");
    }
}
