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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.files.FileAccessRule;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;

/// Public pages to search and read resources; helpers can add notes.
@Controller
@PublicAccess
class LearningResourcePages {
    private static final int SHOWN = 20;
    private static final int LONGEST_NOTE = 600;

    record ResourceListView(String asked, List<LearningResource> resources, int of) {}

    /// The page of a resource.
    ///
    /// @param form form to add a note
    record PublicResourceView(LearningResources.ResourceWithFiles shown, Form form) {
        String jsonLd(Page page) {
            return SchemaOrgResourceWriter.json(
                    shown.resource(), page.url("/ressources/" + shown.resource().id()), page);
        }
    }

    /// Pattern of an address that a reader or a browser would follow: « https://… », « www.… », « nom.fr/… ».
    private static final Pattern LINK = Pattern.compile(
            "(?i)(https?:|www\\.|\\b[a-z0-9-]+\\.(fr|com|org|net|eu|info|io|me|ly|xyz|top|ru|link|site|app)\\b)");

    private final LearningResources resources;

    LearningResourcePages(LearningResources resources) {
        this.resources = resources;
    }

    @GetMapping("/ressources")
    @RateLimit
    View search(@RequestParam(defaultValue = "") String mots, TerritoryNetwork network) {
        var asked = mots.length() > 200 ? mots.substring(0, 200) : mots;
        return View.of(
                "community/resources/search",
                new ResourceListView(asked, resources.search(asked, SHOWN), resources.count()));
    }

    /// Searches for the typed words, which are sent by POST so that no address contains them.
    @PostMapping("/ressources/recherche")
    @ReadOnlyPost
    @RateLimit
    View typed(@RequestParam(defaultValue = "") String mots, TerritoryNetwork network) {
        return search(mots, network).atASecret();
    }

    @GetMapping("/ressources/{id}")
    View read(@PathVariable UUID id, TerritoryNetwork network) {
        return View.of("community/resources/read", new PublicResourceView(found(id), blank()));
    }

    @PostMapping("/ressources/{id}/notes")
    @AllowedRoles({Role.HELPER, Role.COORDINATOR})
    View note(@PathVariable UUID id, Form form, SignedInPerson actor) {
        var shown = found(id);
        var words = form.text("words")
                .required("resources.note.missing")
                .max(LONGEST_NOTE)
                .as(LearningResourcePages::refusingLinks, "resources.note.link");
        var own = form.text("id").as(FormValueParser::uuid, "resources.reload");
        if (form.hasErrors() || own.isEmpty())
            return View.of("community/resources/read", new PublicResourceView(shown, form))
                    .status(422);
        resources.note(actor, own.get(), id, words.orElseThrow());
        return View.redirect("/ressources/" + id);
    }

    /// Returns the text of a note; empty if it contains a link. A link would look as if the network recommended
    /// the linked page.
    private static Optional<String> refusingLinks(String words) {
        return LINK.matcher(words).find() ? Optional.empty() : Optional.of(words);
    }

    private LearningResources.ResourceWithFiles found(UUID id) {
        return resources.find(id).orElseThrow(NotFoundException::new);
    }

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    /// Returns the name of an enum constant in words, such as « guide » or « affiche ».
    ///
    /// @param what part of the message key that names the enum
    /// @param one the constant
    static String named(Page page, String what, Enum<?> one) {
        return page.t("resources." + what + "." + EnumConstantName.low(one));
    }

    @Bean
    static FileAccessRule resourceFiles() {
        return new FileAccessRule() {
            @Override
            public String kind() {
                return LearningResources.FILES;
            }

            @Override
            public boolean mayRead(String owner, Optional<SignedInPerson> actor) {
                return true;
            }
        };
    }

    /// Returns a task for newcomers who are not accepted yet: to read resources.
    @Bean
    static TaskSource resourceTasks() {
        return TaskSource.only(
                Set.of(Role.NEWCOMER),
                _ -> Stream.of(Task.of(TaskKind.START, "resources.errand.read", TaskActionLabel.READ, "/ressources")
                        .later()));
    }
}
