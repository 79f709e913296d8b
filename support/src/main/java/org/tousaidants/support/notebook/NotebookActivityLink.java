package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;

/// « Accompagnement noté au cahier » — the only link from an act of help to a person: on the person's request,
/// while the notebook is open to the helper.
@Component
public class NotebookActivityLink {
    private final Notebooks notebooks;

    NotebookActivityLink(Notebooks notebooks) {
        this.notebooks = notebooks;
    }

    /// The end of each open visit of the helper; names no person and reads no notebook.
    public Map<UUID, Instant> open(Actor helper) {
        return notebooks.open(helper);
    }

    /// Returns false if that notebook is no longer open to the helper.
    public boolean note(Actor helper, UUID notebook, UUID act, String words) {
        return notebooks.note(helper, notebook, act, words);
    }

    /// Removes all links to an act that was withdrawn.
    public void forget(UUID act) {
        notebooks.forgetAct(act);
    }
}
