package org.tousaidants.platform.codes;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Suites des codes » — finds the texts for saved codes, in the packages that allow their codes to be saved
/// on a card.
@Service
public class SavedCodeCards {
    private final List<CodeDestination> packages;

    SavedCodeCards(List<CodeDestination> packages) {
        this.packages = packages;
    }

    /// The text for a code; empty if the code is unknown, or if codes of this kind stay anonymous.
    public Optional<SavedCodeCard> of(PaperCode code, Page page) {
        return packages.stream().flatMap(one -> one.card(code, page).stream()).findFirst();
    }
}
