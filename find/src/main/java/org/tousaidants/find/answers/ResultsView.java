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

/// « Réponses trouvées » — in words.
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
    /// For the pages of other modules: all that the person said, without place and time.
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

    /// The commune from whose estimated centre the distances are counted.
    Optional<String> guessed() {
        return search.where()
                .filter(_ -> search.way() != HelpChannel.REMOTE)
                .flatMap(SearchArea::commune)
                .filter(Commune::estimated)
                .map(Commune::name);
    }

    /// « Page de réponses » — five at a time of `total`; `before` stand on the pages before.
    record Pagination(int before, int total, Optional<String> previous, Optional<String> next) {}

    /// « À côté » — the help offered where no place answers.
    ///
    /// @param elsewhere whether the commune is far from here
    record OtherHelp(
            Optional<AnswerCard> franceServices,
            boolean elsewhere,
            Optional<AllPlacesClosed> nothingOpen,
            List<AnswerLink> ways,
            List<NearbyBusVisit> passing,
            List<HelpWithoutCar.Part> withoutCar) {}

    record Link(String href, String words) {}
}
