package org.tousaidants.observatory.figures;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.briefing.Briefing;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.MapPicture;
import org.tousaidants.platform.web.Page;

/// « Cartes de l’accès » — draws the map of the distance to help, which every briefing contains.
@Service
public class AccessMaps {
    private final Figures figures;
    private final Territories territories;
    private final Networks networks;

    AccessMaps(Figures figures, Territories territories, Networks networks) {
        this.figures = figures;
        this.territories = territories;
        this.networks = networks;
    }

    /// Empty while the network has no place.
    public Optional<Briefing.Picture> picture(Page page) {
        var questions = questions(page);
        return questions
                .map()
                .map(map -> new Briefing.Picture(
                        MapPicture.png(map), page.t("figures.map.caption." + questions.access().unit)));
    }

    FourQuestionsSummary questions(Page page) {
        var departement = networks.here().departement();
        return FourQuestionsSummary.of(
                page,
                figures.all().stream()
                        .map(one -> new FormattedFigure(page, one))
                        .toList(),
                territories.communes().inDepartement(departement),
                departement);
    }
}
