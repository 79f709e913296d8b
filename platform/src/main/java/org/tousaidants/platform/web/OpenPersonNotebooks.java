package org.tousaidants.platform.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Cahiers ouverts » — gives access to the notebooks that people currently open to a helper. The module that
/// stores the notebooks implements it. If the person agrees, an item such as a referral is added to the notebook,
/// and the person can remove it. The module of the item stores nothing about the person.
public interface OpenPersonNotebooks {
    /// Returns the notebooks that are open to the helper, each with the end of the access. The result contains
    /// no names.
    Map<UUID, Instant> open(SignedInPerson helper);

    /// Adds an item to a notebook; returns false if the notebook is no longer open to the helper.
    ///
    /// @param helper the helper who adds the item
    /// @param notebook id of the notebook
    /// @param thing id of the item
    /// @param words description of the item
    boolean tie(SignedInPerson helper, UUID notebook, UUID thing, String words);

    /// Replaces an item by another item in all notebooks that contain it.
    ///
    /// @param thing id of the item
    /// @param other id of the new item
    void follow(UUID thing, UUID other);
}
