package org.tousaidants.label.helpers;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// « Les structures des aidant·es » — pages on which a coordinator unifies the spellings of organisations.
@Controller
@AllowedRoles(Role.COORDINATOR)
class StructurePages {
    private static final String PATH = "/bureau/structures";
    private static final int LONGEST = 120;

    record StructureView(Form form, List<Structures.Structure> structures, boolean done) {
        List<Choice> people() {
            return structures.stream()
                    .flatMap(one -> one.people().stream()
                            .map(person -> Choice.of(
                                    person.helper().toString(),
                                    one.name().isEmpty() ? person.name() : person.name() + ", " + one.name())))
                    .toList();
        }

        List<Choice> names() {
            return structures.stream()
                    .map(Structures.Structure::name)
                    .filter(name -> !name.isEmpty())
                    .map(name -> Choice.of(name, name))
                    .toList();
        }

        /// Whether another spelling counts as the same organisation.
        boolean twin(Structures.Structure one) {
            return !one.key().isEmpty()
                    && structures.stream()
                                    .filter(other -> other.key().equals(one.key()))
                                    .count()
                            > 1;
        }
    }

    private final Structures structures;

    StructurePages(Structures structures) {
        this.structures = structures;
    }

    @GetMapping(PATH)
    View list(Actor actor, @RequestParam(defaultValue = "") String fait) {
        return shown(actor, Form.empty(), fait.equals("1"));
    }

    @PostMapping(PATH)
    View set(Actor actor, Form form) {
        var helper = form.text("personne")
                .required("helpers.structures.person.missing")
                .as(ValueParser::uuid, "helpers.structures.person.missing");
        var name = form.text("structure")
                .required("helpers.structures.name.missing")
                .max(LONGEST);
        if (form.hasErrors() || helper.isEmpty())
            return shown(actor, form, false).status(422);
        return switch (structures.set(actor, helper.get(), name.get())) {
            case Structures.Setting.Done() -> View.redirect(PATH + "?fait=1");
            case Structures.Setting.NoSuchHelper() ->
                shown(actor, form.error("personne", "helpers.structures.person.missing"), false)
                        .status(422);
            case Structures.Setting.UnknownStructure() ->
                shown(actor, form.error("structure", "helpers.structures.name.missing"), false)
                        .status(422);
        };
    }

    private View shown(Actor actor, Form form, boolean done) {
        return View.of("label/helpers/structures", new StructureView(form, structures.list(actor), done));
    }
}
