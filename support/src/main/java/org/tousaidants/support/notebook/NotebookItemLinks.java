package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.OpenPersonNotebooks;

/// Links items of other modules that the person received to the notebook that is open to the helper.
@Component
class NotebookItemLinks implements OpenPersonNotebooks {
    private final PersonNotebooks notebooks;

    NotebookItemLinks(PersonNotebooks notebooks) {
        this.notebooks = notebooks;
    }

    @Override
    public Map<UUID, Instant> open(SignedInPerson helper) {
        return notebooks.open(helper);
    }

    @Override
    public boolean tie(SignedInPerson helper, UUID notebook, UUID thing, String words) {
        return notebooks.tie(helper, notebook, thing, words);
    }

    @Override
    public void follow(UUID thing, UUID other) {
        notebooks.follow(thing, other);
    }
}
