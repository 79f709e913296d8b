package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Paroles à lire avant de décider » — returns texts about holders, which the committee reads together with the
/// file of the label. A package that receives such texts implements it as a Spring bean.
public interface LabelCaseNotes {
    /// Returns the texts about one holder.
    ///
    /// @param helper id of the holder's file; empty for a place
    /// @param badges codes of all badges of the holder
    List<LabelCaseNote> of(Optional<UUID> helper, Collection<String> badges);
}
