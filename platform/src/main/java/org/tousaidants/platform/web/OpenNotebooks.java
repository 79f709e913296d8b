package org.tousaidants.platform.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.identity.Actor;

/// « Cahiers ouverts » — the notebooks of persons that are open to a helper now, filled by the wing that keeps them.
/// What was handed to a person is tied to her notebook there, at her asking, and she unties it: the wing that handed
/// it over keeps nothing of her.
public interface OpenNotebooks {
    /// Until when each is open to her, without a name.
    Map<UUID, Instant> open(Actor helper);

    /// False when that notebook is not open to her any more.
    boolean tie(Actor helper, UUID notebook, UUID thing, String words);

    /// Another took its place.
    void follow(UUID thing, UUID other);
}
