package org.tousaidants.platform.paper;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/// « Coupes de ligne » — finds possible line breaks in a printed text: those of the JDK, except within « l’accueil »
/// and « avez-vous », where French typography forbids a break. Not thread-safe.
final class LineBreakFinder implements FSTextBreaker {
    private static final Pattern ELIDED = Pattern.compile("(?<=\\p{L}['’])(?=[\\p{L}\\d«])");
    private static final Pattern INVERTED = Pattern.compile(
            "(?<=\\p{L}-)(?=(?:je|tu|ils?|elles?|on|nous|vous|ce|les?|la|lui|leur|moi)(?![-/\\p{L}\\d]))");

    private final FSTextBreaker proposed = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.FRENCH));
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        proposed.setText(text);
    }

    @Override
    public int next() {
        var end = proposed.next();
        while (end > 0 && end < text.length() && together(end)) end = proposed.next();
        return end;
    }

    private boolean together(int at) {
        return stands(ELIDED, at) || stands(INVERTED, at);
    }

    private boolean stands(Pattern between, int at) {
        return between.matcher(text)
                .useTransparentBounds(true)
                .region(at, text.length())
                .lookingAt();
    }
}
