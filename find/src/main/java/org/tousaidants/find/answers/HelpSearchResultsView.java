package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.answers.ProposedPlaceText.AnswerCard;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchConcession;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.web.Page;

/// « Réponses trouvées » — the content of the page with the answers.
record HelpSearchResultsView(
        HelpSearch search,
        HelpSearchSummary words,
        List<AnswerCard> offers,
        ResultsPagination slice,
        List<SearchConcession> concessions,
        List<String> given,
        List<OtherHelpLink> more,
        Optional<MapDrawingView> map,
        UnderstoodSentenceView understood,
        OtherHelpView otherHelp) {
    /// Returns the query string of the search without place and time. Links to pages of other modules contain
    /// it.
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

    /// Returns the name of the person's commune if distances are measured from its centre and the position of
    /// this centre is only estimated; otherwise empty.
    Optional<String> guessed() {
        return search.where()
                .filter(_ -> search.way() != HelpChannel.REMOTE)
                .flatMap(SearchArea::commune)
                .filter(Commune::estimated)
                .map(Commune::name);
    }

    /// « Page de réponses » — one page of `total` answers, five at a time; `before` is the number of answers on
    /// previous pages.
    record ResultsPagination(int before, int total, Optional<String> previous, Optional<String> next) {}

    /// « À côté » — the help that the page proposes if no place meets the search.
    ///
    /// @param elsewhere whether the commune is far from the territory of the network
    record OtherHelpView(
            Optional<AnswerCard> franceServices,
            boolean elsewhere,
            Optional<AllPlacesClosedMessage> nothingOpen,
            List<SearchAnswerLink> ways,
            List<NearbyHelpBusStop> passing,
            List<HelpWithoutCar.AnswersByWay> withoutCar) {}

    record OtherHelpLink(String href, String words) {}
}
