package org.tousaidants.platform.web;

import java.util.Map;
import java.util.regex.Pattern;

/// A person who registered, and the coordinator who accepts them.
public final class TestRegistration {
    private TestRegistration() {}

    /// Presses the button beside the address, on the page of the accounts.
    public static void accept(Visitor coordinator, String mail) {
        var page = coordinator.get("/bureau/comptes").body();
        var row = Pattern.compile(Pattern.quote(mail) + ".*?(/bureau/comptes/[0-9a-f-]{36}/accord)", Pattern.DOTALL)
                .matcher(page);
        if (!row.find()) throw new AssertionError(mail + " does not wait in: " + page);
        var answer = coordinator.post(row.group(1), Map.of("_csrf", Visitor.tokenIn(page)));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
}
