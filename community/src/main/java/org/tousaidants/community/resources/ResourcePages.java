package org.tousaidants.community.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.files.FileAccessRule;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// Public pages to search and read resources; helpers can add notes.
@Controller
@PublicAccess
class ResourcePages {
    private static final int SHOWN = 20;
    private static final int LONGEST_NOTE = 600;

    record ResourceListView(String asked, List<Resource> resources, int of) {}

    /// @param form form of a note
    record ResourceReadView(Resources.ResourceView shown, Form form) {
        String jsonLd(Page page) {
            return SchemaOrgResourceWriter.json(
                    shown.resource(), page.url("/ressources/" + shown.resource().id()), page);
        }
    }

    /// Matches an address that a reader or a browser would follow: « https://… », « www.… », « nom.fr/… ».
    private static final Pattern LINK = Pattern.compile(
            "(?i)(https?:|www\\.|\\b[a-z0-9-]+\\.(fr|com|org|net|eu|info|io|me|ly|xyz|top|ru|link|site|app)\\b)");

    private final Resources resources;

    ResourcePages(Resources resources) {
        this.resources = resources;
    }

    @GetMapping("/ressources")
    @RateLimit
    View search(@RequestParam(defaultValue = "") String mots, Network network) {
        var asked = mots.length() > 200 ? mots.substring(0, 200) : mots;
        return View.of(
                "community/resources/search",
                new ResourceListView(asked, resources.search(asked, SHOWN), resources.count()));
    }

    /// The words are posted, so that no address holds what was typed.
    @PostMapping("/ressources/recherche")
    @ReadOnlyPost
    @RateLimit
    View typed(@RequestParam(defaultValue = "") String mots, Network network) {
        return search(mots, network).atASecret();
    }

    @GetMapping("/ressources/{id}")
    View read(@PathVariable UUID id, Network network) {
        return View.of("community/resources/read", new ResourceReadView(found(id), blank()));
    }

    @PostMapping("/ressources/{id}/notes")
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View note(@PathVariable UUID id, Form form, Actor actor) {
        var shown = found(id);
        var words = form.text("words")
                .required("resources.note.missing")
                .max(LONGEST_NOTE)
                .as(ResourcePages::refusingLinks, "resources.note.link");
        var own = form.text("id").as(ValueParser::uuid, "resources.reload");
        if (form.hasErrors() || own.isEmpty())
            return View.of("community/resources/read", new ResourceReadView(shown, form))
                    .status(422);
        resources.note(actor, own.get(), id, words.orElseThrow());
        return View.redirect("/ressources/" + id);
    }

    /// The text of a note; empty if it contains a link, because the network would seem to recommend it.
    private static Optional<String> refusingLinks(String words) {
        return LINK.matcher(words).find() ? Optional.empty() : Optional.of(words);
    }

    private Resources.ResourceView found(UUID id) {
        return resources.find(id).orElseThrow(NotFound::new);
    }

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    /// The name of a value in words: « guide », « affiche »…
    static String named(Page page, String what, Enum<?> one) {
        return page.t("resources." + what + "." + ConstantName.low(one));
    }

    @Bean
    static FileAccessRule resourceFiles() {
        return new FileAccessRule() {
            @Override
            public String kind() {
                return Resources.FILES;
            }

            @Override
            public boolean mayRead(String owner, Optional<Actor> actor) {
                return true;
            }
        };
    }

    /// Reading, while a newcomer waits.
    @Bean
    static TaskSource resourceTasks() {
        return TaskSource.only(
                Set.of(Role.NEWCOMER),
                _ -> Stream.of(Task.of(Kind.START, "resources.errand.read", Verb.READ, "/ressources")
                        .later()));
    }
}
