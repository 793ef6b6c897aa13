// The screens stand in the folders beside this file.
