package org.tousaidants.find.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.RankingComponent;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// « Trouver de l'aide » — the public search: four pages with one question each, or one page with all questions for
/// a clerk. All answers are parameters of the address: nothing is stored, and nobody's identity is asked.
@Controller
@PublicAccess
class HelpSearchPages {
    /// A page and, if it answers a search, the event about this search.
    private record SearchPageWithAnswer(View view, Optional<HelpSearchAnswered> search) {
        static SearchPageWithAnswer nothing(View view) {
            return new SearchPageWithAnswer(view, Optional.empty());
        }
    }

    record SearchAnswersView(HelpSearchQuestion question, HelpSearchResultsView found) {}

    record HelpSearchDeskView(HelpSearchQuestion question, Optional<HelpSearchResultsView> found) {}

    private final HelpSearches searches;
    private final CommuneNameSource towns;
    private final HelpSearchResults results;
    private final ApplicationEventPublisher events;

    HelpSearchPages(
            HelpSearches searches,
            CommuneNameSource towns,
            HelpSearchResults results,
            ApplicationEventPublisher events) {
        this.searches = searches;
        this.towns = towns;
        this.results = results;
        this.events = events;
    }

    private View published(SearchPageWithAnswer answered) {
        answered.search().ifPresent(events::publishEvent);
        return answered.view();
    }

    @GetMapping("/")
    View home(Page page) {
        return View.of("find/answers/home", new HelpSearchSummary(page, searches.today()));
    }

    @GetMapping("/aide")
    View need(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of("find/answers/need", question(read(asked, page), page, "besoin"));
    }

    @GetMapping("/aide/ou")
    View where(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return where(asked, page, false);
    }

    /// Handles typed words by POST, so that the address of the page does not contain them.
    @PostMapping("/aide/ou")
    @ReadOnlyPost
    @RateLimit
    View said(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return where(asked, page, true);
    }

    private View where(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        var danger = DangerWarningPages.before(form, "/aide/ou");
        if (danger.isPresent()) return danger.get();
        if (!form.communes().isEmpty() && !form.search().needs().isEmpty())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .status(422);
        if (form.form().hasErrors())
            return View.of("find/answers/need", question(form, page, "besoin")).status(422);
        var search = form.search();
        if (form.placed() && !asked.containsKey("changer"))
            return form.told() ? published(answered(form, page)).atASecret() : answersOf(search);
        if (form.told())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .atASecret();
        if (posted || form.typed()) return View.redirect(search.at("/aide/ou"));
        return View.of("find/answers/where", question(form, page, "ou", "comment"));
    }

    @GetMapping("/aide/precisions")
    View matters(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return matters(asked, page, false);
    }

    @PostMapping("/aide/precisions")
    @ReadOnlyPost
    @RateLimit
    View saidWhere(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return matters(asked, page, true);
    }

    private View matters(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        if (!form.form().hasErrors() && !form.placed()) form.mistake("lieu", "find.where.missing");
        if (form.form().hasErrors())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .status(422);
        if ((posted || form.typed()) && !form.told())
            return View.redirect(form.search().at("/aide/precisions"));
        return View.of("find/answers/matters", question(form, page, "compte", "quand", "rayon"));
    }

    @GetMapping("/aide/reponses")
    @RateLimit
    View answers(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return published(answered(asked, page, false));
    }

    /// Handles the form of the search bar above the answers by POST, so that the address of the page does not
    /// contain the typed commune.
    @PostMapping("/aide/reponses")
    @ReadOnlyPost
    @RateLimit
    View saidAbove(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return published(answered(asked, page, true)).atASecret();
    }

    private SearchPageWithAnswer answered(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        if (form.typed() && form.form().hasErrors()) return SearchPageWithAnswer.nothing(again(form, page));
        if (!form.placed())
            return SearchPageWithAnswer.nothing(View.redirect(form.search().at("/aide/ou")));
        if ((posted || form.typed()) && !form.told()) return SearchPageWithAnswer.nothing(answersOf(form.search()));
        if (!posted && scattered(asked)) return SearchPageWithAnswer.nothing(answersOf(form.search()));
        return answered(form, page);
    }

    /// Shows again the page of a question, because its answer in the search bar contains a mistake.
    private View again(HelpSearchForm form, Page page) {
        var wrong =
                form.form().error("besoin").or(() -> form.form().error("dit")).isPresent();
        return (wrong
                        ? View.of("find/answers/need", question(form, page, "besoin"))
                        : View.of("find/answers/where", question(form, page, "ou", "comment")))
                .status(422);
    }

    private SearchPageWithAnswer answered(HelpSearchForm form, Page page) {
        var reply = results.answer(form.search());
        return new SearchPageWithAnswer(
                View.of(
                        "find/answers/answers",
                        new SearchAnswersView(
                                question(form, page, "ou", "comment", "quand", "rayon", "urgence", "nombre"),
                                results.view(reply, form, page, "/aide/reponses"))),
                HelpSearchAnswered.first(form.search(), reply.answer()));
    }

    /// « Comment les lieux sont classés » — explains the criteria of the ranking and their weights on one page,
    /// so that the pages with answers do not need to.
    @GetMapping("/aide/classement")
    View ranking() {
        return View.of("find/answers/ranking", List.of(RankingComponent.values()));
    }

    /// « Au guichet » — shows all questions on one page, for a clerk who receives a person.
    @GetMapping("/aide/guichet")
    @RateLimit
    View desk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return desk(asked, page, false);
    }

    @PostMapping("/aide/guichet")
    @ReadOnlyPost
    @RateLimit
    View saidAtDesk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return desk(asked, page, true);
    }

    private View desk(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        var danger = DangerWarningPages.before(form, "/aide/guichet");
        if (danger.isPresent()) return danger.get();
        var search = form.search();
        if (asked.containsKey("quand") && !form.placed() && !form.form().hasErrors())
            form.mistake("lieu", "find.where.missing");
        var fields = question(form, page, "besoin", "ou", "comment", "compte", "quand", "rayon", "urgence", "nombre");
        if (form.form().hasErrors())
            return View.of("find/answers/desk", new HelpSearchDeskView(fields, Optional.empty()))
                    .status(422);
        if ((posted || form.typed()) && !form.told() || scattered(asked))
            return View.redirect(search.at("/aide/guichet") + "#reponses");
        if (!form.placed() || asked.containsKey("choisir"))
            return View.of("find/answers/desk", new HelpSearchDeskView(fields, Optional.empty()));
        var reply = results.answer(search);
        var found = results.view(reply, form, page, "/aide/guichet");
        return published(new SearchPageWithAnswer(
                View.of("find/answers/desk", new HelpSearchDeskView(fields, Optional.of(found))),
                HelpSearchAnswered.first(search, reply.answer())));
    }

    private HelpSearchForm read(Map<String, List<String>> asked, Page page) {
        return HelpSearchForm.parse(asked, towns.here(), searches.today(), page.locale());
    }

    private HelpSearchQuestion question(HelpSearchForm form, Page page, String... fields) {
        var kept = new LinkedHashMap<>(form.search().parameters());
        kept.keySet().removeAll(List.of(fields));
        if (List.of(fields).contains("besoin")) kept.remove("demarche");
        // If the search has the position of the device, the commune field is empty, because such a position
        // has no name. The position is kept until the person types a commune.
        form.search()
                .where()
                .filter(where -> where.commune().isEmpty())
                .ifPresent(where -> kept.put("ou", where.parameter()));
        var words = new HelpSearchSummary(page, searches.today());
        return new HelpSearchQuestion(
                form.search(),
                words,
                form.form(),
                kept,
                form.communes(),
                UnderstoodSentenceView.of(form, words, "/aide/ou"),
                towns.here());
    }

    /// Returns whether a parameter occurs several times, because tick boxes send one parameter for each value.
    /// The page then redirects to an address with joined values.
    private static boolean scattered(Map<String, List<String>> asked) {
        return asked.values().stream().anyMatch(values -> values.size() > 1);
    }

    private static View answersOf(HelpSearch search) {
        return View.redirect(search.at("/aide/reponses"));
    }
}
