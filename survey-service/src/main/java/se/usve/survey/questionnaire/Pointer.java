package se.usve.survey.questionnaire;

/**
 * A JSON pointer (RFC 6901) into the body of a submission.
 *
 * @param path the pointer as written
 */
record Pointer(String path) {

    static final Pointer ANSWERS = new Pointer("/answers");

    Pointer to(String name) {
        return new Pointer(path + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Pointer to(AnswerIs answer) {
        var question = to(answer.question());
        return answer.item().map(question::to).orElse(question);
    }

    @Override
    public String toString() {
        return path;
    }
}
