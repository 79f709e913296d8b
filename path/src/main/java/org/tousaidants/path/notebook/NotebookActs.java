package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;

/// « Accompagnement noté au cahier » — the only way from an act of help to a person: she asked for it, and her
/// notebook is open to the helper at that moment.
@Component
public class NotebookActs {
    private final Notebooks notebooks;

    NotebookActs(Notebooks notebooks) {
        this.notebooks = notebooks;
    }

    /// Until when each notebook is open to her; no person is named, so that nothing is read.
    public Map<UUID, Instant> open(Actor helper) {
        return notebooks.open(helper);
    }

    /// False when that notebook is not open to her any more.
    public boolean note(Actor helper, UUID notebook, UUID act, String words) {
        return notebooks.note(helper, notebook, act, words);
    }

    /// The act was taken back: nothing leads to it any more.
    public void forget(UUID act) {
        notebooks.forgetAct(act);
    }
}
