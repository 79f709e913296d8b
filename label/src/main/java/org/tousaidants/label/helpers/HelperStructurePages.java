package org.tousaidants.label.helpers;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.View;

/// « Les structures des aidant·es » — pages on which a coordinator unifies the spellings of organisations.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelperStructurePages {
    private static final String PATH = "/bureau/structures";
    private static final int LONGEST = 120;

    record HelperStructuresView(Form form, List<HelperStructures.HelperStructure> structures, boolean done) {
        List<FormChoice> people() {
            return structures.stream()
                    .flatMap(one -> one.people().stream()
                            .map(person -> FormChoice.of(
                                    person.helper().toString(),
                                    one.name().isEmpty() ? person.name() : person.name() + ", " + one.name())))
                    .toList();
        }

        List<FormChoice> names() {
            return structures.stream()
                    .map(HelperStructures.HelperStructure::name)
                    .filter(name -> !name.isEmpty())
                    .map(name -> FormChoice.of(name, name))
                    .toList();
        }

        /// Returns whether another spelling is in the list that counts as the same organisation.
        ///
        /// @param one the spelling to compare
        boolean twin(HelperStructures.HelperStructure one) {
            return !one.key().isEmpty()
                    && structures.stream()
                                    .filter(other -> other.key().equals(one.key()))
                                    .count()
                            > 1;
        }
    }

    private final HelperStructures structures;

    HelperStructurePages(HelperStructures structures) {
        this.structures = structures;
    }

    @GetMapping(PATH)
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String fait) {
        return shown(actor, Form.empty(), fait.equals("1"));
    }

    @PostMapping(PATH)
    View set(SignedInPerson actor, Form form) {
        var helper = form.text("personne")
                .required("helpers.structures.person.missing")
                .as(FormValueParser::uuid, "helpers.structures.person.missing");
        var name = form.text("structure")
                .required("helpers.structures.name.missing")
                .max(LONGEST);
        if (form.hasErrors() || helper.isEmpty())
            return shown(actor, form, false).status(422);
        return switch (structures.set(actor, helper.get(), name.get())) {
            case HelperStructures.StructureChangeResult.StructureChanged() -> View.redirect(PATH + "?fait=1");
            case HelperStructures.StructureChangeResult.StructureHelperNotFound() ->
                shown(actor, form.error("personne", "helpers.structures.person.missing"), false)
                        .status(422);
            case HelperStructures.StructureChangeResult.UnknownStructure() ->
                shown(actor, form.error("structure", "helpers.structures.name.missing"), false)
                        .status(422);
        };
    }

    private View shown(SignedInPerson actor, Form form, boolean done) {
        return View.of("label/helpers/structures", new HelperStructuresView(form, structures.list(actor), done));
    }
}
