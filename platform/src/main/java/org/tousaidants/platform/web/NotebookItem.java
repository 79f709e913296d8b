package org.tousaidants.platform.web;

import java.util.Optional;
import java.util.UUID;

/// « Ce que tient un cahier » — the current state of an item handed over, in words for the person whose notebook
/// it is tied to. Implemented by the module that handed it over.
public interface NotebookItem {
    Optional<String> words(Page page, UUID thing);
}
