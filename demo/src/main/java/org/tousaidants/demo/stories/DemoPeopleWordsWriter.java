package org.tousaidants.demo.stories;

import org.springframework.stereotype.Component;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.observatory.procedures.PeopleWords;

/// Creates sentences of people who gave up or stayed blocked at a step, already read by the coordination.
@Component
class DemoPeopleWordsWriter {
    private final PeopleWords words;

    DemoPeopleWordsWriter(PeopleWords words) {
        this.words = words;
    }

    void begin(String network) {
        say(network, "caf_allocations", true, "IDENTIFY", "On m’a redemandé trois fois le même papier.");
        say(network, "caf_allocations", false, "SIGN_IN", "Le code arrive sur un téléphone que je n’ai plus.");
        say(network, "rsa_prime_activite", true, "FILL", "Je n’ai pas compris une question, j’ai tout fermé.");
    }

    private void say(String network, String procedure, boolean gaveUp, String step, String sentence) {
        words.show(
                IdDerivedFromText.of(network + procedure + step),
                procedure,
                gaveUp,
                step,
                sentence + " (Démonstration)");
    }
}
