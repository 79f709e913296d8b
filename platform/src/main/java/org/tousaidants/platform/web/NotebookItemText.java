package org.tousaidants.platform.web;

import java.util.Optional;
import java.util.UUID;

/// « Ce que tient un cahier » — describes the current state of an item in a person's notebook, such as a referral,
/// in words for this person. The module that added the item implements it.
public interface NotebookItemText {
    Optional<String> words(Page page, UUID thing);
}
