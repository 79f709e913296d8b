package org.tousaidants.platform.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// « Cahiers ouverts » — the persons' notebooks currently open to a helper, implemented by the module that
/// keeps them. At the person's request, an item such as a referral is added to the notebook, and the person can
/// remove it. The module of the item stores nothing about the person.
public interface OpenNotebooks {
    /// For each notebook that is open to the helper, the end of the access. It contains no names.
    Map<UUID, Instant> open(Actor helper);

    /// Adds an item to a notebook; false if the notebook is no longer open to the helper.
    boolean tie(Actor helper, UUID notebook, UUID thing, String words);

    /// Replaces an item in the notebooks by another.
    void follow(UUID thing, UUID other);
}
