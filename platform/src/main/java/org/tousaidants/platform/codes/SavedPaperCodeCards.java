package org.tousaidants.platform.codes;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Suites des codes » — finds the texts for codes that people saved on a card, by asking the packages that issue
/// these codes.
@Service
public class SavedPaperCodeCards {
    private final List<PaperCodeDestination> packages;

    SavedPaperCodeCards(List<PaperCodeDestination> packages) {
        this.packages = packages;
    }

    /// Returns the text for a code; empty if the code is unknown, or if codes of its kind must stay anonymous.
    public Optional<SavedPaperCodeCard> of(PaperCode code, Page page) {
        return packages.stream().flatMap(one -> one.card(code, page).stream()).findFirst();
    }
}
