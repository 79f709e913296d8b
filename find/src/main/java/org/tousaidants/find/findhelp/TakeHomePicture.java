package org.tousaidants.find.findhelp;

import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.paper.LineDrawing;

/// The drawings of the sheet, with the same stroke as `static/icons.svg`, as black and white images: the one form that
/// paper, screen and a bad photocopier all keep. A face 22 mm wide is printed at more than 300 dots an inch.
enum TakeHomePicture {
    BUS,
    HALL,
    BOOKS,
    SCREEN,
    LETTER,
    BRIEFCASE,
    PEOPLE,
    HOUSE,
    PHONE,
    PIN,
    CLOCK,
    BAG,
    SPEECH,
    PEN,
    LIFEBUOY;

    private final String dataUri =
            LineDrawing.shipped(TakeHomePicture.class, "/pictures/sheet/" + ConstantName.low(this) + ".png");

    /// The `src` of an image.
    String dataUri() {
        return dataUri;
    }

    /// The class that shows it where a style sheet may hold an image: there it is decoration, which screen readers
    /// skip.
    String css() {
        return "sheet-picture-" + ConstantName.low(this);
    }
}
