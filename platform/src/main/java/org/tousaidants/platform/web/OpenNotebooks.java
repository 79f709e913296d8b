package org.tousaidants.platform.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// « Cahiers ouverts » — the persons' notebooks currently open to a helper, implemented by the module that keeps
/// them. At the person's request, an item handed over is tied to the notebook there, and the person can untie it:
/// the module that handed it over stores nothing about the person.
public interface OpenNotebooks {
    /// The end of the access to each, without a name.
    Map<UUID, Instant> open(Actor helper);

    /// False when that notebook is no longer open to the helper.
    boolean tie(Actor helper, UUID notebook, UUID thing, String words);

    /// The item was replaced by another.
    void follow(UUID thing, UUID other);
}
