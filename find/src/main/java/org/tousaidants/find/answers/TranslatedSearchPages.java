package org.tousaidants.find.answers;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// Pages of the public search in other languages: questions and answers, with the texts of the files in `first/`.
@Controller
@PublicAccess
class TranslatedSearchPages {
    private final HelpSearches searches;
    private final CommuneNameSource towns;
    private final ApplicationEventPublisher events;

    TranslatedSearchPages(HelpSearches searches, CommuneNameSource towns, ApplicationEventPublisher events) {
        this.searches = searches;
        this.towns = towns;
        this.events = events;
    }

    @GetMapping("/aide/langues/{code}/ou")
    View where(@PathVariable String code, @RequestParam MultiValueMap<String, String> asked, Page page) {
        var language = language(code);
        return where(language, spoken(read(asked, page).search(), language), "", List.of(), "");
    }

    @GetMapping("/aide/langues/{code}/reponses")
    @RateLimit
    View answers(@PathVariable String code, @RequestParam MultiValueMap<String, String> asked, Page page) {
        return answers(code, asked, page, false);
    }

    /// Handles the typed commune by POST, so that the address of the page does not contain typed words.
    @PostMapping("/aide/langues/{code}/reponses")
    @ReadOnlyPost
    @RateLimit
    View saidWhere(@PathVariable String code, @RequestParam MultiValueMap<String, String> asked, Page page) {
        return answers(code, asked, page, true);
    }

    private View answers(String code, MultiValueMap<String, String> asked, Page page, boolean posted) {
        var language = language(code);
        var form = read(asked, page);
        var search = spoken(form.search(), language);
        if (!form.communes().isEmpty() || !form.placed()) {
            var town = Optional.ofNullable(asked.getFirst("lieu")).orElse("").strip();
            var mistake = form.communes().isEmpty() ? town.isEmpty() ? "town" : "unknown" : "several";
            return where(language, search, town, form.communes(), mistake).status(422);
        }
        // Once the typed text is understood, the page redirects to an address without it.
        if (posted || form.typed() || asked.values().stream().anyMatch(values -> values.size() > 1))
            return View.redirect(search.at(language.path("reponses")));
        var answer = searches.answer(search, searches.marks());
        HelpSearchAnswered.first(search, answer).ifPresent(events::publishEvent);
        return View.of(
                        "find/answers/firstAnswers",
                        new TranslatedHelpAnswersView(
                                language,
                                answer,
                                searches.now(),
                                place -> searches.journey(search, place)
                                        .filter(DistanceAsText::walks)
                                        .isPresent()))
                .in(code);
    }

    private static View where(
            LocalLanguage language, HelpSearch search, String town, List<Commune> communes, String mistake) {
        var named = search.where().flatMap(SearchArea::commune).map(Commune::name);
        return View.of(
                        "find/answers/firstWhere",
                        new TranslatedSearchForm(
                                language, search, town.isEmpty() ? named.orElse("") : town, communes, mistake))
                .in(language.code());
    }

    private HelpSearchForm read(MultiValueMap<String, String> asked, Page page) {
        return HelpSearchForm.parse(asked, towns.here(), searches.today(), page.locale());
    }

    /// Returns the search with the language of the page added. Places with helpers who speak it rank higher, but
    /// no place is excluded.
    private static HelpSearch spoken(HelpSearch search, LocalLanguage language) {
        if (!language.foreign()) return search;
        var english = language.code().equals("en");
        var matters = EnumSet.of(english ? SearchCriterion.ENGLISH : SearchCriterion.OTHER_LANGUAGE);
        matters.addAll(search.matters());
        return search.withMatters(matters).withLanguages(english ? Set.of() : Set.of(language.code()));
    }

    private static LocalLanguage language(String code) {
        return LocalLanguage.of(code).orElseThrow(NotFoundException::new);
    }
}
