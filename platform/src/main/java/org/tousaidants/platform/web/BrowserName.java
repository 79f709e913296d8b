package org.tousaidants.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// « Navigateur » — derives the short name of a browser, such as « Firefox, Android », by which people recognise
/// their own browser.
public final class BrowserName {
    /// Names of browsers with the text by which each is recognised. The order matters: Edge and Opera also
    /// contain « Chrome », and Chrome also contains « Safari ».
    private static final List<String[]> NAMES = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"Firefox/", "Firefox"},
            new String[] {"FxiOS/", "Firefox"},
            new String[] {"CriOS/", "Chrome"},
            new String[] {"Chrome/", "Chrome"},
            new String[] {"Safari/", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS", "Mac"},
            new String[] {"Linux", "Linux"});

    private BrowserName() {}

    /// Returns the name of the browser and its system; empty for an unknown browser.
    public static String of(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        var name = find(NAMES, agent);
        var system = find(SYSTEMS, agent);
        return name.isEmpty() || system.isEmpty() ? name + system : name + ", " + system;
    }

    private static String find(List<String[]> words, String agent) {
        return words.stream()
                .filter(word -> agent.contains(word[0]))
                .map(word -> word[1])
                .findFirst()
                .orElse("");
    }
}
