package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Paroles à lire avant de décider » — a package that receives words about holders declares a bean; the committee
/// reads its notes beside the file of the label.
public interface CaseNotes {
    /// @param helper the file of the holder; empty for a place
    /// @param badges the codes of all badges of the holder
    List<CaseNote> of(Optional<UUID> helper, Collection<String> badges);
}
