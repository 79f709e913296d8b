package org.tousaidants.support.diagnostic;

import org.tousaidants.platform.paper.LineDrawing;

/// The pictures of the questions for paper, as bitmaps: the same as on the screen.
final class QuestionPictures {
    private QuestionPictures() {}

    /// The `src` of an image.
    ///
    /// @param picture as the protocol of a territory names it; a circle for an unknown name
    static String drawn(String picture) {
        var file = "/pictures/diagnostic/" + picture + ".png";
        return LineDrawing.shipped(
                QuestionPictures.class,
                QuestionPictures.class.getResource(file) == null ? "/pictures/diagnostic/other.png" : file);
    }
}
