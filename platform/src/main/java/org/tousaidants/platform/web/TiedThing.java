package org.tousaidants.platform.web;

import java.util.Optional;
import java.util.UUID;

/// « Ce que tient un cahier » — how something that was handed over stands today, in words for the person whose notebook
/// it is tied to. Filled by the wing that handed it over.
public interface TiedThing {
    Optional<String> words(Page page, UUID thing);
}
