package org.tousaidants.platform.briefing;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.paper.PngPicture;
import org.tousaidants.platform.web.Page;

/// « Note d’une page » — the content of one sheet; `briefing.jte` prints it, [BriefingDocument] writes it for
/// Word.
///
/// @param when the day or month of its figures
/// @param sentences at most three
/// @param figures at most four
/// @param notes how the figures are counted, and what they leave out
public record Briefing(
        String title,
        String when,
        List<String> sentences,
        List<KeyFigure> figures,
        Optional<Picture> map,
        List<String> notes,
        String source) {
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_FIGURES = 4;

    /// « Chiffre clé » — a value with its label and its period.
    public record KeyFigure(String value, String label, String when) {}

    /// « Image de la note » — a picture, and its description for people who cannot see it.
    public record Picture(byte[] png, String words) {
        String src() {
            return PngPicture.dataUri(png);
        }
    }

    public Briefing {
        sentences = sentences.stream().limit(MOST_SENTENCES).toList();
        figures = figures.stream().limit(MOST_FIGURES).toList();
        notes = List.copyOf(notes);
    }

    /// The logo of the territory, or else that of the product.
    static String logo(Page page) {
        return page.logoOnPaper().orElseGet(ProductLogo::dataUri);
    }
}
