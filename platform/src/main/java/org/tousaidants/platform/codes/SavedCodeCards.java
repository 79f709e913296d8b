package org.tousaidants.platform.codes;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Suites des codes » — of the packages that let their codes be kept on a card.
@Service
public class SavedCodeCards {
    private final List<CodeDestination> packages;

    SavedCodeCards(List<CodeDestination> packages) {
        this.packages = packages;
    }

    /// Empty for an unknown code, and for a kind that stays anonymous.
    public Optional<SavedCodeCard> of(PaperCode code, Page page) {
        return packages.stream().flatMap(one -> one.card(code, page).stream()).findFirst();
    }
}
