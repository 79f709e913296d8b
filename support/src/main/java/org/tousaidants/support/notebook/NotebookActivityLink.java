package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Accompagnement noté au cahier » — creates the only link between an activity and a person: at the person's
/// request, while the notebook is open to the helper.
@Component
public class NotebookActivityLink {
    private final PersonNotebooks notebooks;

    NotebookActivityLink(PersonNotebooks notebooks) {
        this.notebooks = notebooks;
    }

    /// Returns the end of each open visit of the helper, by notebook. The result names no person, and no
    /// notebook is read.
    public Map<UUID, Instant> open(SignedInPerson helper) {
        return notebooks.open(helper);
    }

    /// Records an activity in the notebook; returns false if the notebook is no longer open to the helper.
    ///
    /// @param act id of the activity
    /// @param words description of the activity for the person
    public boolean note(SignedInPerson helper, UUID notebook, UUID act, String words) {
        return notebooks.note(helper, notebook, act, words);
    }

    /// Removes all links to an activity that was withdrawn.
    public void forget(UUID act) {
        notebooks.forgetAct(act);
    }
}
