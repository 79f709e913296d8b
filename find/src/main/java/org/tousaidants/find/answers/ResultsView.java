package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.answers.OfferWords.AnswerCard;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.web.Page;

/// « Réponses trouvées » — the content of the page with the answers.
record ResultsView(
        Search search,
        SearchSummary words,
        List<AnswerCard> offers,
        Pagination slice,
        List<Concession> concessions,
        List<String> given,
        List<Link> more,
        Optional<MapView> map,
        UnderstoodSentence understood,
        OtherHelp otherHelp) {
    /// The query of the search without place and time, for links to pages of other modules.
    String needs() {
        return search.needed().withUrgency(search.urgency()).query();
    }

    String title(Page page) {
        if (offers.isEmpty()) return page.t("find.none.title");
        var before = slice.before();
        if (before == 0 && otherHelp.nothingOpen().isPresent())
            return otherHelp.nothingOpen().get().title();
        if (before == 0 && !concessions.isEmpty()) return words.partial(search, concessions, offers.size());
        return before == 0
                ? page.t("find.answers.title", offers.size())
                : page.t("find.answers.part", before + 1, before + offers.size(), slice.total());
    }

    /// The commune whose centre is estimated, if the distances are measured from it.
    Optional<String> guessed() {
        return search.where()
                .filter(_ -> search.way() != HelpChannel.REMOTE)
                .flatMap(SearchArea::commune)
                .filter(Commune::estimated)
                .map(Commune::name);
    }

    /// « Page de réponses » — one page of `total` answers, five at a time; `before` is the number of answers on
    /// previous pages.
    record Pagination(int before, int total, Optional<String> previous, Optional<String> next) {}

    /// « À côté » — the help to propose if no place answers.
    ///
    /// @param elsewhere whether the commune is far from the territory
    record OtherHelp(
            Optional<AnswerCard> franceServices,
            boolean elsewhere,
            Optional<AllPlacesClosed> nothingOpen,
            List<AnswerLink> ways,
            List<NearbyBusVisit> passing,
            List<HelpWithoutCar.Part> withoutCar) {}

    record Link(String href, String words) {}
}
