package org.tousaidants.find.ranking;

import java.util.List;

/// « Les besoins dits en anglais » — what people write on the English pages, beside the French words of [Need], which
/// stay understood there: « CAF » and « carte grise » have no other name. Written like them: without accents, `*` ends
/// a stem.
final class EnglishWords {
    static final List<String> TODAY = List.of(
            "tonight",
            "this evening",
            "this morning",
            "this afternoon",
            "today",
            "tomorrow",
            "before noon",
            "midnight",
            "urgent*",
            "emergency",
            "right now",
            "right away",
            "now",
            "immediate*",
            "as soon as possible",
            "last day",
            "last minute");

    static final List<String> WEEK = List.of(
            "this week",
            "next week",
            "end of the week",
            "deadline",
            "due date",
            "soon",
            "few days",
            "by monday",
            "by tuesday",
            "by wednesday",
            "by thursday",
            "by friday",
            "by saturday",
            "before friday",
            "final notice");

    private EnglishWords() {}

    static List<String> of(Need need) {
        return switch (need) {
            case TAXES ->
                List.of("tax", "taxes", "taxation", "tax return*", "income tax", "tax form*", "tax office", "income");
            case RIGHTS ->
                List.of(
                        "health insurance",
                        "health insurance card",
                        "health card",
                        "insurance card",
                        "social security",
                        "doctor*",
                        "medical appointment",
                        "pension*",
                        "retire*",
                        "family allowance*",
                        "child benefit*",
                        "housing benefit*",
                        "benefit*",
                        "allowance*",
                        "welfare",
                        "disability",
                        "energy voucher");
            case PAPERS ->
                List.of(
                        "papers",
                        "id card",
                        "identity card",
                        "residence permit",
                        "residency permit",
                        "residence card",
                        "visa",
                        "passport",
                        "immigration",
                        "driving licen*",
                        "driver s licen*",
                        "drivers licen*",
                        "car registration",
                        "vehicle registration",
                        "registration document",
                        "registration certificate",
                        "birth certificate",
                        "citizenship",
                        "nationality",
                        "naturali*",
                        "asylum");
            case PROCEDURE ->
                List.of(
                        "form",
                        "forms",
                        "paperwork",
                        "fill in",
                        "fill out",
                        "procedure*",
                        "administrat*",
                        "online",
                        "sign up",
                        "register*",
                        "registration",
                        "log in",
                        "login",
                        "account",
                        "create an account",
                        "open an account",
                        "forgot my password",
                        "forgotten my password",
                        "forgotten password",
                        "lost my password",
                        "certificate*",
                        "social housing",
                        "bill",
                        "bills");
            case WORK_SEARCH ->
                List.of(
                        "job",
                        "jobs",
                        "job seeker*",
                        "jobseeker*",
                        "work",
                        "find work",
                        "employment",
                        "unemploy*",
                        "resume",
                        "cover letter",
                        "career*",
                        "training");
            case DEVICE ->
                List.of(
                        "phone*",
                        "mobile*",
                        "cell phone",
                        "tablet*",
                        "computer*",
                        "laptop*",
                        "pc",
                        "keyboard",
                        "mouse",
                        "app",
                        "apps",
                        "how to use",
                        "learn*",
                        "beginner*",
                        "lesson*",
                        "class",
                        "classes",
                        "video call*",
                        "zoom",
                        "digital");
            case EMAIL -> List.of("email*", "e mail*", "mailbox", "inbox", "attachment*");
            case SAFETY_FIRST ->
                List.of(
                        "scam*",
                        "fraud*",
                        "fake message*",
                        "fake text*",
                        "fake email*",
                        "fake e mail*",
                        "password*",
                        "security",
                        "privacy",
                        "personal data",
                        "identity theft",
                        "stolen",
                        "protect*",
                        "safe",
                        "safety",
                        "harass*",
                        "bullying");
            case CHILD ->
                List.of(
                        "child",
                        "children",
                        "kid",
                        "kids",
                        "son",
                        "daughter",
                        "school*",
                        "high school",
                        "homework",
                        "teenager*",
                        "screen time",
                        "parental control*",
                        "video game*");
            case UNDERSTAND ->
                List.of(
                        "understand*",
                        "how does it work",
                        "artificial intelligence",
                        "ai",
                        "social media",
                        "social network*",
                        "misinformation");
            case CREATE ->
                List.of(
                        "picture*",
                        "music",
                        "draw*",
                        "play*",
                        "game*",
                        "3d print*",
                        "code",
                        "coding",
                        "website",
                        "family tree",
                        "genealogy",
                        "create");
            case USE_THERE ->
                List.of(
                        "connection",
                        "no internet",
                        "no computer",
                        "internet access",
                        "access to internet",
                        "access to the internet",
                        "use a computer",
                        "borrow a computer",
                        "public computer");
            case PRINT -> List.of("print*", "copy", "copies");
            case BUY ->
                List.of(
                        "buy*",
                        "buy a computer",
                        "buy a laptop",
                        "buy a phone",
                        "buy a tablet",
                        "cheap*",
                        "cheap computer*",
                        "cheap laptop*",
                        "cheap phone*",
                        "second hand",
                        "refurbish*",
                        "repair*",
                        "broken",
                        "not working",
                        "does not work",
                        "doesn t work");
            case TALK ->
                List.of(
                        "i don t know",
                        "don t know",
                        "not sure",
                        "talk to someone",
                        "speak to someone",
                        "someone",
                        "help",
                        "lost",
                        "everything");
        };
    }
}
