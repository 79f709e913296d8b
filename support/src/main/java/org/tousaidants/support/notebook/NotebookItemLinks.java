package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.OpenNotebooks;

/// Links items handed over by other modules to the notebook that is open to the helper.
@Component
class NotebookItemLinks implements OpenNotebooks {
    private final Notebooks notebooks;

    NotebookItemLinks(Notebooks notebooks) {
        this.notebooks = notebooks;
    }

    @Override
    public Map<UUID, Instant> open(Actor helper) {
        return notebooks.open(helper);
    }

    @Override
    public boolean tie(Actor helper, UUID notebook, UUID thing, String words) {
        return notebooks.tie(helper, notebook, thing, words);
    }

    @Override
    public void follow(UUID thing, UUID other) {
        notebooks.follow(thing, other);
    }
}
