package org.tousaidants.observatory.figures;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapPngPicture;
import org.tousaidants.platform.web.Page;

/// « Cartes de l’accès » — draws the map of the distance to help of each commune. Every printed briefing for
/// officials contains it.
@Service
public class AccessToHelpMaps {
    private final Figures figures;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;

    AccessToHelpMaps(Figures figures, TerritoryCommunes territories, TerritoryNetworks networks) {
        this.figures = figures;
        this.territories = territories;
        this.networks = networks;
    }

    /// Returns the map of the distance to help; empty while the network has no place.
    public Optional<BriefingSheet.BriefingPicture> picture(Page page) {
        var questions = questions(page);
        return questions
                .map()
                .map(map -> new BriefingSheet.BriefingPicture(
                        MapPngPicture.png(map), page.t("figures.map.caption." + questions.access().unit)));
    }

    FourQuestionsSummary questions(Page page) {
        var departement = networks.here().departement();
        return FourQuestionsSummary.of(
                page,
                figures.everywhere().stream()
                        .map(one -> new FormattedFigure(page, one))
                        .toList(),
                territories.communes().inDepartement(departement),
                departement);
    }
}
