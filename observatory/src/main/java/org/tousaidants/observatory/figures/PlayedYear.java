package org.tousaidants.observatory.figures;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// « Année jouée » — twelve months of acts, referrals, answers and searches of nobody, for a demonstration, so that
/// every figure has its trend. Once.
@Component
public class PlayedYear {
    private final FigureStore store;
    private final Figures figures;

    PlayedYear(FigureStore store, Figures figures) {
        this.store = store;
        this.figures = figures;
    }

    @Transactional
    public void once(String network) {
        if (store.playYear(network)) figures.readAgain();
    }
}
