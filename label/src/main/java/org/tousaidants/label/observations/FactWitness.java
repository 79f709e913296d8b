package org.tousaidants.label.observations;

import org.tousaidants.core.text.EnumConstantName;

/// « Témoin d’un fait » — the role of the person or record by which a fact of a dossier is known. It contains no
/// name, because anybody who verifies a badge may read it.
public enum FactWitness {
    /// A coordinator recorded the fact about a helper.
    COORDINATION,
    /// The network recorded the presence of the helper at a training.
    ATTENDANCE,
    /// A visitor from outside the place saw the fact at the place.
    VISITOR,
    /// The team of the place confirmed the fact by its link.
    TEAM,
    /// A signed-in person confirmed the fact on the public page of the place.
    ACCOUNT,
    /// This product counted the fact from its own records.
    REGISTER;

    /// Returns the last part of a message key.
    public String key() {
        return EnumConstantName.low(this);
    }
}
