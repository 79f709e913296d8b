package org.tousaidants.observatory.figures;

import org.springframework.stereotype.Component;

/// « Chiffres joués » — counted anew once a demonstration has its year, behind the page.
@Component
public class PlayedFigures {
    private final Figures figures;

    PlayedFigures(Figures figures) {
        this.figures = figures;
    }

    public void again() {
        Thread.ofVirtual().name("played-figures").start(figures::begin);
    }
}
