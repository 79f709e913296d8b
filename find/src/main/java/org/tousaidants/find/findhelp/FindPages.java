package org.tousaidants.find.findhelp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.Way;
import org.tousaidants.find.ranking.Where;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.Row;
import org.tousaidants.platform.web.View;

/// « Trouver de l'aide » — four pages with one question each, or one page with all of them at the desk. Everything is
/// in the address: nothing is kept, nobody is asked who they are.
@Controller
@Open
class FindPages {
    /// The question of a page, what was answered before it, and what the form carries along.
    record Question(Search search, SearchWords words, Form form, Map<String, String> kept, List<Commune> communes) {
        List<Row> soFar() {
            return words.soFar(search);
        }
    }

    /// « Réponses » — in words, five at a time; `before` stand on the pages before.
    record Found(
            Search search,
            SearchWords words,
            List<OfferWords.Said> offers,
            int before,
            List<String> given,
            List<Link> more,
            Optional<OfferWords.Said> franceServices,
            int total,
            Optional<String> previous,
            Optional<String> next,
            Optional<SketchMap> map,
            String here,
            List<OfferWay> ways) {
        /// The needs alone, for whatever comes after an answer.
        String needs() {
            return Search.ANYTHING.withNeeds(search.needs()).query();
        }

        String title(Page page) {
            if (offers.isEmpty()) return page.t("find.none.title");
            return before == 0
                    ? page.t("find.answers.title", offers.size())
                    : page.t("find.answers.part", before + 1, before + offers.size(), total);
        }

        /// The commune from whose estimated centre the distances are counted.
        Optional<String> guessed() {
            return search.where()
                    .filter(_ -> search.way() != Way.REMOTE)
                    .flatMap(Where::commune)
                    .filter(Commune::estimated)
                    .map(Commune::name);
        }
    }

    record Link(String href, String words) {}

    record Desk(Question question, Optional<Found> found) {}

    private final Searches searches;
    private final Territories territories;
    private final Networks networks;
    private final List<OfferWay> ways;
    private final KeptAnswers kept = new KeptAnswers();

    FindPages(Searches searches, Territories territories, Networks networks, List<OfferWay> ways) {
        this.searches = searches;
        this.territories = territories;
        this.networks = networks;
        this.ways = ways;
    }

    @GetMapping("/")
    View home(Page page) {
        return View.of("find/findhelp/home", new SearchWords(page, searches.today()));
    }

    @GetMapping("/aide")
    View need(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of("find/findhelp/need", question(read(asked, page), page, "besoin"));
    }

    @GetMapping("/aide/ou")
    View where(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (form.form().hasErrors())
            return View.of("find/findhelp/need", question(form, page, "besoin")).status(422);
        var search = form.search();
        if (form.placed() && !asked.containsKey("changer")) return answersOf(search);
        if (form.typed()) return View.redirect(path("/aide/ou", search));
        return View.of("find/findhelp/where", question(form, page, "ou", "comment"));
    }

    @GetMapping("/aide/precisions")
    View matters(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.form().hasErrors() && !form.placed()) form.mistake("lieu", "find.where.missing");
        if (form.form().hasErrors())
            return View.of("find/findhelp/where", question(form, page, "ou", "comment"))
                    .status(422);
        if (form.typed()) return View.redirect(path("/aide/precisions", form.search()));
        return View.of("find/findhelp/matters", question(form, page, "compte", "quand", "rayon"));
    }

    @GetMapping("/aide/reponses")
    @RateLimit
    View answers(@RequestParam MultiValueMap<String, String> asked, Page page) {
        // The head of the page of somebody who is signed in is her own.
        return page.actor().isPresent()
                ? answered(asked, page)
                : kept.answer(
                        searches.moment(networks.here()),
                        page.lang(),
                        asked,
                        () -> answered(asked, page).printed(page));
    }

    private View answered(MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.placed()) return View.redirect(path("/aide/ou", form.search()));
        if (scattered(asked)) return answersOf(form.search());
        return View.of(
                "find/findhelp/answers", found(form.search(), page, "/aide/reponses", asked.containsKey("plan")));
    }

    /// « Au guichet » — the same on one page, for a clerk who has somebody in front of her.
    @GetMapping("/aide/guichet")
    @RateLimit
    View desk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        var search = form.search();
        if (asked.containsKey("quand") && !form.placed() && !form.form().hasErrors())
            form.mistake("lieu", "find.where.missing");
        var fields = question(form, page, "besoin", "ou", "comment", "compte", "quand", "rayon", "urgence", "nombre");
        if (form.form().hasErrors())
            return View.of("find/findhelp/desk", new Desk(fields, Optional.empty()))
                    .status(422);
        if (form.typed() || scattered(asked)) return View.redirect(path("/aide/guichet", search) + "#reponses");
        if (!form.placed()) return View.of("find/findhelp/desk", new Desk(fields, Optional.empty()));
        return View.of(
                "find/findhelp/desk",
                new Desk(fields, Optional.of(found(search, page, "/aide/guichet", asked.containsKey("plan")))));
    }

    private FindForm read(Map<String, List<String>> asked, Page page) {
        return FindForm.parse(asked, territories.communes(), networks.here(), searches.today(), page.locale());
    }

    private Question question(FindForm form, Page page, String... fields) {
        var kept = new LinkedHashMap<>(form.search().parameters());
        kept.keySet().removeAll(List.of(fields));
        // A position has no words to be typed again: it stays until a commune takes its place.
        form.search()
                .where()
                .filter(where -> where.commune().isEmpty())
                .ifPresent(where -> kept.put("ou", where.parameter()));
        return new Question(form.search(), new SearchWords(page, searches.today()), form.form(), kept, form.communes());
    }

    private Found found(Search search, Page page, String path, boolean map) {
        var marks = searches.marks(networks.here().id());
        var answer = searches.answer(networks.here().id(), search, marks);
        var words = new SearchWords(page, searches.today());
        var said = new OfferWords(page, search, searches.now(), marks);
        var before = Math.max(0, answer.offers().size() - 1) / Search.DEFAULT_LIMIT * Search.DEFAULT_LIMIT;
        var here = answer.offers().subList(before, answer.offers().size());
        var offers = new ArrayList<OfferWords.Said>();
        for (var offer : here) offers.add(said.say(before + offers.size() + 1, offer));
        return new Found(
                search,
                words,
                offers,
                before,
                words.given(answer.given()),
                answer.more().stream()
                        .map(more -> new Link(path(path, more.search()), words.more(more)))
                        .toList(),
                answer.franceServices().map(offer -> said.say(0, offer)),
                answer.total(),
                Optional.of(before).filter(n -> n > 0).map(n -> path(path, search.withLimit(n))),
                next(search, answer).map(wider -> path(path, wider)),
                search.where()
                        .filter(_ -> map)
                        .map(where -> SketchMap.of(where, here, before, territories.communes(), marks.all())),
                path(path, search),
                ways);
    }

    private static Optional<Search> next(Search search, Answer answer) {
        return answer.offers().size() == search.limit() && search.limit() < Search.MAX_LIMIT
                ? Optional.of(search.withLimit(search.limit() + Search.DEFAULT_LIMIT))
                : Optional.empty();
    }

    /// Tick boxes give one parameter each: the address that is kept has them in one.
    private static boolean scattered(Map<String, List<String>> asked) {
        return asked.values().stream().anyMatch(values -> values.size() > 1);
    }

    private static View answersOf(Search search) {
        return View.redirect(path("/aide/reponses", search));
    }

    private static String path(String path, Search search) {
        var query = search.query();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
