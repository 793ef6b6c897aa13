// The models of the screens: lists and tables over what app/services answers.
